define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v18 = getelementptr ptr, ptr %data, i64 1
  %v19 = load ptr, ptr %v18, align 8
  %v28 = getelementptr i64, ptr %strides, i64 2
  %v29 = load i64, ptr %v28, align 8
  %v35 = getelementptr ptr, ptr %data, i64 0
  %v36 = load ptr, ptr %v35, align 8
  %v37 = getelementptr i64, ptr %strides, i64 0
  %v38 = load i64, ptr %v37, align 8
  %v78 = getelementptr ptr, ptr %data, i64 2
  %v79 = load ptr, ptr %v78, align 8
  %v80 = getelementptr i64, ptr %strides, i64 4
  %v81 = load i64, ptr %v80, align 8
  %v90 = getelementptr float, ptr %v79, i64 %v81
  %v93 = mul i64 %v81, 2
  %v94 = getelementptr float, ptr %v79, i64 %v93
  %v97 = mul i64 %v81, 3
  %v98 = getelementptr float, ptr %v79, i64 %v97
  br label %loop2
loop2:
  %i4 = phi i64 [ 0, %entry ], [ %next5, %after7 ]
  %o82 = phi i64 [ 0, %entry ], [ %next83, %after7 ]
  %v39 = mul i64 %i4, 4
  %v40 = mul i64 %v39, %v38
  %v41 = getelementptr float, ptr %v36, i64 %v40
  %v47 = add i64 %v39, 1
  %v48 = icmp slt i64 %v47, 12
  %v49 = select i1 %v48, i64 %v47, i64 12
  %v50 = mul i64 %v49, %v38
  %v51 = getelementptr float, ptr %v36, i64 %v50
  %v57 = add i64 %v39, 2
  %v58 = icmp slt i64 %v57, 12
  %v59 = select i1 %v58, i64 %v57, i64 12
  %v60 = mul i64 %v59, %v38
  %v61 = getelementptr float, ptr %v36, i64 %v60
  %v67 = add i64 %v39, 3
  %v68 = icmp slt i64 %v67, 12
  %v69 = select i1 %v68, i64 %v67, i64 12
  %v70 = mul i64 %v69, %v38
  %v71 = getelementptr float, ptr %v36, i64 %v70
  %v84 = mul i64 %o82, 4
  %v85 = getelementptr float, ptr %v79, i64 %v84
  %v87 = icmp slt i64 %i4, 3
  %v91 = getelementptr float, ptr %v90, i64 %v84
  %v95 = getelementptr float, ptr %v94, i64 %v84
  %v99 = getelementptr float, ptr %v98, i64 %v84
  br label %loop6
loop6:
  %i8 = phi i64 [ 0, %loop2 ], [ %next9, %after89 ]
  %v20 = mul i64 %i8, 16
  %v21 = sub i64 29, %v20
  %v22 = call i64 @llvm.smin.i64(i64 %v21, i64 16)
  %v23 = call i64 @llvm.smax.i64(i64 %v22, i64 0)
  %v24 = shl i64 1, %v23
  %v25 = sub i64 %v24, 1
  %v26 = trunc i64 %v25 to i16
  %v27 = bitcast i16 %v26 to <16 x i1>
  %v32 = getelementptr float, ptr %v19, i64 %v20
  br label %loop10
loop10:
  %i12 = phi i64 [ 0, %loop6 ], [ %next13, %loop10 ]
  %o30 = phi i64 [ 0, %loop6 ], [ %next31, %loop10 ]
  %r14 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v46, %loop10 ]
  %r15 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v56, %loop10 ]
  %r16 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v66, %loop10 ]
  %r17 = phi <16 x float> [ zeroinitializer, %loop6 ], [ %v76, %loop10 ]
  %v33 = getelementptr float, ptr %v32, i64 %o30
  %v34 = call <16 x float> @llvm.masked.load.v16f32.p0(ptr %v33, i32 4, <16 x i1> %v27, <16 x float> zeroinitializer)
  %v42 = getelementptr float, ptr %v41, i64 %i12
  %v43 = load float, ptr %v42, align 4
  %v44 = insertelement <16 x float> poison, float %v43, i64 0
  %v45 = shufflevector <16 x float> %v44, <16 x float> poison, <16 x i32> zeroinitializer
  %v46 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v45, <16 x float> %v34, <16 x float> %r14)
  %v52 = getelementptr float, ptr %v51, i64 %i12
  %v53 = load float, ptr %v52, align 4
  %v54 = insertelement <16 x float> poison, float %v53, i64 0
  %v55 = shufflevector <16 x float> %v54, <16 x float> poison, <16 x i32> zeroinitializer
  %v56 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v55, <16 x float> %v34, <16 x float> %r15)
  %v62 = getelementptr float, ptr %v61, i64 %i12
  %v63 = load float, ptr %v62, align 4
  %v64 = insertelement <16 x float> poison, float %v63, i64 0
  %v65 = shufflevector <16 x float> %v64, <16 x float> poison, <16 x i32> zeroinitializer
  %v66 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v65, <16 x float> %v34, <16 x float> %r16)
  %v72 = getelementptr float, ptr %v71, i64 %i12
  %v73 = load float, ptr %v72, align 4
  %v74 = insertelement <16 x float> poison, float %v73, i64 0
  %v75 = shufflevector <16 x float> %v74, <16 x float> poison, <16 x i32> zeroinitializer
  %v76 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v75, <16 x float> %v34, <16 x float> %r17)
  %next13.sum = add i64 %i12, 1
  %next13 = freeze i64 %next13.sum
  %next31.sum = add i64 %o30, %v29
  %next31 = freeze i64 %next31.sum
  %more77 = icmp slt i64 %next13, 17
  br i1 %more77, label %loop10, label %after11
after11:
  %v86 = getelementptr float, ptr %v85, i64 %v20
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v46, ptr %v86, i32 4, <16 x i1> %v27)
  %v92 = getelementptr float, ptr %v91, i64 %v20
  %v96 = getelementptr float, ptr %v95, i64 %v20
  %v100 = getelementptr float, ptr %v99, i64 %v20
  br i1 %v87, label %then88, label %after89
then88:
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v56, ptr %v92, i32 4, <16 x i1> %v27)
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v66, ptr %v96, i32 4, <16 x i1> %v27)
  call void @llvm.masked.store.v16f32.p0(<16 x float> %v76, ptr %v100, i32 4, <16 x i1> %v27)
  br label %after89
after89:
  %next9.sum = add i64 %i8, 1
  %next9 = freeze i64 %next9.sum
  %more101 = icmp slt i64 %next9, 2
  br i1 %more101, label %loop6, label %after7
after7:
  %next5.sum = add i64 %i4, 1
  %next5 = freeze i64 %next5.sum
  %next83.sum = add i64 %o82, %v81
  %next83 = freeze i64 %next83.sum
  %more102 = icmp slt i64 %next5, 4
  br i1 %more102, label %loop2, label %after3
after3:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <16 x float> @llvm.masked.load.v16f32.p0(ptr, i32 immarg, <16 x i1>, <16 x float>)
declare i64 @llvm.smax.i64(i64, i64)
declare i64 @llvm.smin.i64(i64, i64)
declare void @llvm.masked.store.v16f32.p0(<16 x float>, ptr, i32 immarg, <16 x i1>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
