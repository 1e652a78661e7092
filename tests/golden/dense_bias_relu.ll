define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v22 = getelementptr ptr, ptr %v1, i64 1
  %v23 = load ptr, ptr %v22, align 8
  %v25 = getelementptr i64, ptr %v3, i64 2
  %v26 = load i64, ptr %v25, align 8
  %v32 = getelementptr ptr, ptr %v1, i64 0
  %v33 = load ptr, ptr %v32, align 8
  %v34 = getelementptr i64, ptr %v3, i64 0
  %v35 = load i64, ptr %v34, align 8
  %v47 = getelementptr float, ptr %v33, i64 %v35
  %v55 = mul i64 %v35, 2
  %v56 = getelementptr float, ptr %v33, i64 %v55
  %v64 = mul i64 %v35, 3
  %v65 = getelementptr float, ptr %v33, i64 %v64
  %v74 = getelementptr ptr, ptr %v1, i64 2
  %v75 = load ptr, ptr %v74, align 8
  %v81 = getelementptr ptr, ptr %v1, i64 3
  %v82 = load ptr, ptr %v81, align 8
  %v83 = getelementptr i64, ptr %v3, i64 5
  %v84 = load i64, ptr %v83, align 8
  %v98 = getelementptr float, ptr %v82, i64 %v84
  %v108 = mul i64 %v84, 2
  %v109 = getelementptr float, ptr %v82, i64 %v108
  %v119 = mul i64 %v84, 3
  %v120 = getelementptr float, ptr %v82, i64 %v119
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after7 ]
  %v36 = mul i64 %index, %v35
  %v37 = mul i64 %v36, 4
  %v38 = getelementptr float, ptr %v33, i64 %v37
  %v48 = getelementptr float, ptr %v47, i64 %v37
  %v57 = getelementptr float, ptr %v56, i64 %v37
  %v66 = getelementptr float, ptr %v65, i64 %v37
  %v85 = mul i64 %index, %v84
  %v86 = mul i64 %v85, 4
  %v87 = getelementptr float, ptr %v82, i64 %v86
  %v99 = getelementptr float, ptr %v98, i64 %v86
  %v110 = getelementptr float, ptr %v109, i64 %v86
  %v121 = getelementptr float, ptr %v120, i64 %v86
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop ], [ %next9, %after11 ]
  %v24 = mul i64 %i8, 32
  %v29 = getelementptr float, ptr %v23, i64 %v24
  br label %loop10
loop10:
  %i12 = phi i64 [ 0, %loop6 ], [ %next13, %loop10 ]
  %o27 = phi i64 [ 0, %loop6 ], [ %next28, %loop10 ]
  %r14 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v43, %loop10 ]
  %r15 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v46, %loop10 ]
  %r16 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v53, %loop10 ]
  %r17 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v54, %loop10 ]
  %r18 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v62, %loop10 ]
  %r19 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v63, %loop10 ]
  %r20 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v71, %loop10 ]
  %r21 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v72, %loop10 ]
  %v30 = getelementptr float, ptr %v29, i64 %o27
  %v31 = load <16 x float>, ptr %v30, align 4
  %v39 = getelementptr float, ptr %v38, i64 %i12
  %v40 = load float, ptr %v39, align 4
  %v41 = insertelement <16 x float> poison, float %v40, i64 0
  %v42 = shufflevector <16 x float> %v41, <16 x float> poison, <16 x i32> zeroinitializer
  %v43 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v42, <16 x float> %v31, <16 x float> %r14)
  %v44 = getelementptr float, ptr %v30, i64 16
  %v45 = load <16 x float>, ptr %v44, align 4
  %v46 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v42, <16 x float> %v45, <16 x float> %r15)
  %v49 = getelementptr float, ptr %v48, i64 %i12
  %v50 = load float, ptr %v49, align 4
  %v51 = insertelement <16 x float> poison, float %v50, i64 0
  %v52 = shufflevector <16 x float> %v51, <16 x float> poison, <16 x i32> zeroinitializer
  %v53 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v52, <16 x float> %v31, <16 x float> %r16)
  %v54 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v52, <16 x float> %v45, <16 x float> %r17)
  %v58 = getelementptr float, ptr %v57, i64 %i12
  %v59 = load float, ptr %v58, align 4
  %v60 = insertelement <16 x float> poison, float %v59, i64 0
  %v61 = shufflevector <16 x float> %v60, <16 x float> poison, <16 x i32> zeroinitializer
  %v62 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v61, <16 x float> %v31, <16 x float> %r18)
  %v63 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v61, <16 x float> %v45, <16 x float> %r19)
  %v67 = getelementptr float, ptr %v66, i64 %i12
  %v68 = load float, ptr %v67, align 4
  %v69 = insertelement <16 x float> poison, float %v68, i64 0
  %v70 = shufflevector <16 x float> %v69, <16 x float> poison, <16 x i32> zeroinitializer
  %v71 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v70, <16 x float> %v31, <16 x float> %r20)
  %v72 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v70, <16 x float> %v45, <16 x float> %r21)
  %next13.sum = add i64 %i12, 1
  %next13 = freeze i64 %next13.sum
  %next28.sum = add i64 %o27, %v26
  %next28 = freeze i64 %next28.sum
  %more73 = icmp slt i64 %next13, 48
  br i1 %more73, label %loop10, label %after11
after11:
  %v76 = getelementptr float, ptr %v75, i64 %v24
  %v77 = load <16 x float>, ptr %v76, align 4
  %v78 = fadd <16 x float> %v43, %v77
  %v79 = fcmp ugt <16 x float> %v78, zeroinitializer
  %v80 = select <16 x i1> %v79, <16 x float> %v78, <16 x float> zeroinitializer
  %v88 = getelementptr float, ptr %v87, i64 %v24
  store <16 x float> %v80, ptr %v88, align 4
  %v89 = getelementptr float, ptr %v76, i64 16
  %v90 = load <16 x float>, ptr %v89, align 4
  %v91 = fadd <16 x float> %v46, %v90
  %v92 = fcmp ugt <16 x float> %v91, zeroinitializer
  %v93 = select <16 x i1> %v92, <16 x float> %v91, <16 x float> zeroinitializer
  %v94 = getelementptr float, ptr %v88, i64 16
  store <16 x float> %v93, ptr %v94, align 4
  %v95 = fadd <16 x float> %v53, %v77
  %v96 = fcmp ugt <16 x float> %v95, zeroinitializer
  %v97 = select <16 x i1> %v96, <16 x float> %v95, <16 x float> zeroinitializer
  %v100 = getelementptr float, ptr %v99, i64 %v24
  store <16 x float> %v97, ptr %v100, align 4
  %v101 = fadd <16 x float> %v54, %v90
  %v102 = fcmp ugt <16 x float> %v101, zeroinitializer
  %v103 = select <16 x i1> %v102, <16 x float> %v101, <16 x float> zeroinitializer
  %v104 = getelementptr float, ptr %v100, i64 16
  store <16 x float> %v103, ptr %v104, align 4
  %v105 = fadd <16 x float> %v62, %v77
  %v106 = fcmp ugt <16 x float> %v105, zeroinitializer
  %v107 = select <16 x i1> %v106, <16 x float> %v105, <16 x float> zeroinitializer
  %v111 = getelementptr float, ptr %v110, i64 %v24
  store <16 x float> %v107, ptr %v111, align 4
  %v112 = fadd <16 x float> %v63, %v90
  %v113 = fcmp ugt <16 x float> %v112, zeroinitializer
  %v114 = select <16 x i1> %v113, <16 x float> %v112, <16 x float> zeroinitializer
  %v115 = getelementptr float, ptr %v111, i64 16
  store <16 x float> %v114, ptr %v115, align 4
  %v116 = fadd <16 x float> %v71, %v77
  %v117 = fcmp ugt <16 x float> %v116, zeroinitializer
  %v118 = select <16 x i1> %v117, <16 x float> %v116, <16 x float> zeroinitializer
  %v122 = getelementptr float, ptr %v121, i64 %v24
  store <16 x float> %v118, ptr %v122, align 4
  %v123 = fadd <16 x float> %v72, %v90
  %v124 = fcmp ugt <16 x float> %v123, zeroinitializer
  %v125 = select <16 x i1> %v124, <16 x float> %v123, <16 x float> zeroinitializer
  %v126 = getelementptr float, ptr %v122, i64 16
  store <16 x float> %v125, ptr %v126, align 4
  %next9.sum = add i64 %i8, 1
  %next9 = freeze i64 %next9.sum
  %more127 = icmp slt i64 %next9, 2
  br i1 %more127, label %loop6, label %after7
after7:
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
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
