define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v10 = insertelement <16 x float> poison, float 0x0000000000000000, i64 0
  %v11 = shufflevector <16 x float> %v10, <16 x float> poison, <16 x i32> zeroinitializer
  %v24 = getelementptr ptr, ptr %v1, i64 1
  %v25 = load ptr, ptr %v24, align 8
  %v27 = getelementptr i64, ptr %v3, i64 2
  %v28 = load i64, ptr %v27, align 8
  %v33 = getelementptr ptr, ptr %v1, i64 0
  %v34 = load ptr, ptr %v33, align 8
  %v35 = getelementptr i64, ptr %v3, i64 0
  %v36 = load i64, ptr %v35, align 8
  %v48 = getelementptr float, ptr %v34, i64 %v36
  %v56 = mul i64 %v36, 2
  %v57 = getelementptr float, ptr %v34, i64 %v56
  %v65 = mul i64 %v36, 3
  %v66 = getelementptr float, ptr %v34, i64 %v65
  %v75 = getelementptr ptr, ptr %v1, i64 2
  %v76 = load ptr, ptr %v75, align 8
  %v82 = getelementptr ptr, ptr %v1, i64 3
  %v83 = load ptr, ptr %v82, align 8
  %v84 = getelementptr i64, ptr %v3, i64 5
  %v85 = load i64, ptr %v84, align 8
  %v99 = getelementptr float, ptr %v83, i64 %v85
  %v109 = mul i64 %v85, 2
  %v110 = getelementptr float, ptr %v83, i64 %v109
  %v120 = mul i64 %v85, 3
  %v121 = getelementptr float, ptr %v83, i64 %v120
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after7 ]
  %v37 = mul i64 %index, %v36
  %v38 = mul i64 %v37, 4
  %v39 = getelementptr float, ptr %v34, i64 %v38
  %v49 = getelementptr float, ptr %v48, i64 %v38
  %v58 = getelementptr float, ptr %v57, i64 %v38
  %v67 = getelementptr float, ptr %v66, i64 %v38
  %v86 = mul i64 %index, %v85
  %v87 = mul i64 %v86, 4
  %v88 = getelementptr float, ptr %v83, i64 %v87
  %v100 = getelementptr float, ptr %v99, i64 %v87
  %v111 = getelementptr float, ptr %v110, i64 %v87
  %v122 = getelementptr float, ptr %v121, i64 %v87
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop ], [ %next9, %after13 ]
  %v26 = mul i64 %i8, 32
  %v30 = getelementptr float, ptr %v25, i64 %v26
  br label %loop12
loop12:
  %i14 = phi i64 [ 0, %loop6 ], [ %next15, %loop12 ]
  %r16 = phi <16 x float> [ %v11, %loop6 ], [ %v44, %loop12 ]
  %r17 = phi <16 x float> [ %v11, %loop6 ], [ %v47, %loop12 ]
  %r18 = phi <16 x float> [ %v11, %loop6 ], [ %v54, %loop12 ]
  %r19 = phi <16 x float> [ %v11, %loop6 ], [ %v55, %loop12 ]
  %r20 = phi <16 x float> [ %v11, %loop6 ], [ %v63, %loop12 ]
  %r21 = phi <16 x float> [ %v11, %loop6 ], [ %v64, %loop12 ]
  %r22 = phi <16 x float> [ %v11, %loop6 ], [ %v72, %loop12 ]
  %r23 = phi <16 x float> [ %v11, %loop6 ], [ %v73, %loop12 ]
  %v29 = mul i64 %i14, %v28
  %v31 = getelementptr float, ptr %v30, i64 %v29
  %v32 = load <16 x float>, ptr %v31, align 4
  %v40 = getelementptr float, ptr %v39, i64 %i14
  %v41 = load float, ptr %v40, align 4
  %v42 = insertelement <16 x float> poison, float %v41, i64 0
  %v43 = shufflevector <16 x float> %v42, <16 x float> poison, <16 x i32> zeroinitializer
  %v44 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v43, <16 x float> %v32, <16 x float> %r16)
  %v45 = getelementptr float, ptr %v31, i64 16
  %v46 = load <16 x float>, ptr %v45, align 4
  %v47 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v43, <16 x float> %v46, <16 x float> %r17)
  %v50 = getelementptr float, ptr %v49, i64 %i14
  %v51 = load float, ptr %v50, align 4
  %v52 = insertelement <16 x float> poison, float %v51, i64 0
  %v53 = shufflevector <16 x float> %v52, <16 x float> poison, <16 x i32> zeroinitializer
  %v54 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v53, <16 x float> %v32, <16 x float> %r18)
  %v55 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v53, <16 x float> %v46, <16 x float> %r19)
  %v59 = getelementptr float, ptr %v58, i64 %i14
  %v60 = load float, ptr %v59, align 4
  %v61 = insertelement <16 x float> poison, float %v60, i64 0
  %v62 = shufflevector <16 x float> %v61, <16 x float> poison, <16 x i32> zeroinitializer
  %v63 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v62, <16 x float> %v32, <16 x float> %r20)
  %v64 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v62, <16 x float> %v46, <16 x float> %r21)
  %v68 = getelementptr float, ptr %v67, i64 %i14
  %v69 = load float, ptr %v68, align 4
  %v70 = insertelement <16 x float> poison, float %v69, i64 0
  %v71 = shufflevector <16 x float> %v70, <16 x float> poison, <16 x i32> zeroinitializer
  %v72 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v71, <16 x float> %v32, <16 x float> %r22)
  %v73 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v71, <16 x float> %v46, <16 x float> %r23)
  %next15 = add nuw nsw i64 %i14, 1
  %more74 = icmp slt i64 %next15, 48
  br i1 %more74, label %loop12, label %after13
after13:
  %v77 = getelementptr float, ptr %v76, i64 %v26
  %v78 = load <16 x float>, ptr %v77, align 4
  %v79 = fadd <16 x float> %v44, %v78
  %v80 = fcmp ugt <16 x float> %v79, %v11
  %v81 = select <16 x i1> %v80, <16 x float> %v79, <16 x float> %v11
  %v89 = getelementptr float, ptr %v88, i64 %v26
  store <16 x float> %v81, ptr %v89, align 4
  %v90 = getelementptr float, ptr %v77, i64 16
  %v91 = load <16 x float>, ptr %v90, align 4
  %v92 = fadd <16 x float> %v47, %v91
  %v93 = fcmp ugt <16 x float> %v92, %v11
  %v94 = select <16 x i1> %v93, <16 x float> %v92, <16 x float> %v11
  %v95 = getelementptr float, ptr %v89, i64 16
  store <16 x float> %v94, ptr %v95, align 4
  %v96 = fadd <16 x float> %v54, %v78
  %v97 = fcmp ugt <16 x float> %v96, %v11
  %v98 = select <16 x i1> %v97, <16 x float> %v96, <16 x float> %v11
  %v101 = getelementptr float, ptr %v100, i64 %v26
  store <16 x float> %v98, ptr %v101, align 4
  %v102 = fadd <16 x float> %v55, %v91
  %v103 = fcmp ugt <16 x float> %v102, %v11
  %v104 = select <16 x i1> %v103, <16 x float> %v102, <16 x float> %v11
  %v105 = getelementptr float, ptr %v101, i64 16
  store <16 x float> %v104, ptr %v105, align 4
  %v106 = fadd <16 x float> %v63, %v78
  %v107 = fcmp ugt <16 x float> %v106, %v11
  %v108 = select <16 x i1> %v107, <16 x float> %v106, <16 x float> %v11
  %v112 = getelementptr float, ptr %v111, i64 %v26
  store <16 x float> %v108, ptr %v112, align 4
  %v113 = fadd <16 x float> %v64, %v91
  %v114 = fcmp ugt <16 x float> %v113, %v11
  %v115 = select <16 x i1> %v114, <16 x float> %v113, <16 x float> %v11
  %v116 = getelementptr float, ptr %v112, i64 16
  store <16 x float> %v115, ptr %v116, align 4
  %v117 = fadd <16 x float> %v72, %v78
  %v118 = fcmp ugt <16 x float> %v117, %v11
  %v119 = select <16 x i1> %v118, <16 x float> %v117, <16 x float> %v11
  %v123 = getelementptr float, ptr %v122, i64 %v26
  store <16 x float> %v119, ptr %v123, align 4
  %v124 = fadd <16 x float> %v73, %v91
  %v125 = fcmp ugt <16 x float> %v124, %v11
  %v126 = select <16 x i1> %v125, <16 x float> %v124, <16 x float> %v11
  %v127 = getelementptr float, ptr %v123, i64 16
  store <16 x float> %v126, ptr %v127, align 4
  %next9 = add nuw nsw i64 %i8, 1
  %more128 = icmp slt i64 %next9, 2
  br i1 %more128, label %loop6, label %after7
after7:
  %next = add nuw nsw i64 %index, 1
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 3)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
